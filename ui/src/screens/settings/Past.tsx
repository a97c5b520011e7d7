// What is kept of the shop's past: the room it takes, and clearing what is older than the shop keeps.

import { Button } from "@mantine/core";
import { useAsk, useDo } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { Problem } from "../../parts/Problem";
import { useWords } from "../../words";

export function Past({ shop }: { shop: string }) {
  const { t, of } = useWords();
  const format = useFormat();
  const known = useAsk("past", { shop });
  const prune = useDo("prune");
  if (!known.data) return <Problem error={known.error} />;
  const { room, keeps } = known.data;
  const { days, outputs, catalogs } = keeps;
  return (
    <section>
      <h2>{t("past.title")}</h2>
      <p className="quiet">{t("past.about", { days: format.number(days), outputs: format.number(outputs), catalogs: format.number(catalogs) })}</p>
      <table className="list narrow">
        <thead>
          <tr><th>{t("past.what")}</th><th className="number">{t("past.files")}</th><th className="number">{t("past.size")}</th></tr>
        </thead>
        <tbody>
          {room.filter(({ files }) => files > 0).map(({ what, files, bytes }) => (
            <tr key={what}><td>{of("past", what)}</td><td className="number">{format.number(files)}</td><td className="number">{format.bytes(bytes)}</td></tr>
          ))}
          <tr className="sum"><td>{t("past.all")}</td><td className="number">{format.number(room.reduce((sum, { files }) => sum + files, 0))}</td><td className="number">{format.bytes(room.reduce((sum, { bytes }) => sum + bytes, 0))}</td></tr>
        </tbody>
      </table>
      <Button variant="default" loading={prune.isPending} onClick={() => prune.mutate({ shop })}>{t("past.prune")}</Button>
      <Problem error={prune.error} />
    </section>
  );
}
