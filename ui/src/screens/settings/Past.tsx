// What is kept of the shop's past: how much, the room it takes, and clearing what is older.

import { Button, NumberInput } from "@mantine/core";
import { useState } from "react";
import type { RetentionConfig } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { Problem } from "../../parts/Problem";
import { useForm } from "../../parts/useForm";
import { useWords } from "../../words";

export function Past({ shop }: { shop: string }) {
  const { t, of } = useWords();
  const format = useFormat();
  const known = useAsk("past", { shop });
  const asked = useAsk("shop", { shop });
  const prune = useDo("prune");
  const set = useDo("set_shop");
  if (!known.data) return <Problem error={known.error} />;
  const { room, keeps } = known.data;
  const config = asked.data?.config;
  return (
    <section>
      <h2>{t("past.title")}</h2>
      <p className="quiet">{t("past.about")}</p>
      {config && <Keeps key={JSON.stringify(keeps)} kept={keeps} save={(retention) => set.mutate({ shop, config: { ...config, retention } })} />}
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
      <Problem error={prune.error ?? set.error} />
    </section>
  );
}

function Keeps({ kept, save }: { kept: RetentionConfig; save: (keeps: RetentionConfig) => void }) {
  const { t } = useWords();
  const [keeps, setKeeps] = useState(kept);
  return (
    <form className="row wrap" style={{ alignItems: "end" }} {...useForm(() => save(keeps), () => setKeeps(kept))}>
      {(["days", "outputs", "catalogs"] as const).map((name) => <NumberInput key={name} w={190} label={t(`past.${name}`)} min={name === "days" ? 1 : 0} allowDecimal={false} value={keeps[name]} onChange={(value) => typeof value === "number" && setKeeps({ ...keeps, [name]: value })} />)}
      {JSON.stringify(keeps) !== JSON.stringify(kept) && <Button type="submit">{t("mapping.save")}</Button>}
    </form>
  );
}
