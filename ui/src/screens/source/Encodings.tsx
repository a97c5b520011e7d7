// The encodings that a source may be in, each with what the same few values would say: chosen by eye.

import { Button } from "@mantine/core";
import { useAsk } from "../../parts/ask";
import { Problem } from "../../parts/Problem";
import { Waiting } from "../../parts/small";
import { useWords } from "../../words";

interface Props {
  shop: string;
  source: string;
  now: string;
  save: (encoding: string) => void;
}

export function Encodings({ shop, source, now, save }: Props) {
  const { t, of } = useWords();
  const asked = useAsk("encodings", { shop, source });
  const plain = asked.data?.every(({ values }) => values.length === 0);
  return (
    <div className="stack" style={{ gap: 6, padding: "4px 0 8px" }}>
      <Problem error={asked.error} />
      {asked.isPending && <Waiting />}
      {asked.data && <p className="quiet">{t(plain ? "encodings.plain" : "encodings.about")}</p>}
      <table className="list">
        <tbody>
          {asked.data?.map(({ encoding, values }) => (
            <tr key={encoding} aria-current={encoding === now}>
              <td style={{ width: 250 }}>{of("encoding", encoding)} <span className="mono quiet">{encoding}</span></td>
              <td>{values.map((value) => <span key={value} className="excerpt">{value}</span>)}</td>
              <td style={{ width: 110, textAlign: "right" }}>
                {encoding === now ? <span className="tag">{t("encodings.now")}</span> : <Button size="compact-xs" variant="default" aria-label={`${t("reading.use")}: ${encoding}`} onClick={() => save(encoding)}>{t("reading.use")}</Button>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
