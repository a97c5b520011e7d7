// The passwords and keys that the shop's files name: where each is kept, and a place to give one. A value goes to the keychain
// and never comes back.

import { Button, PasswordInput } from "@mantine/core";
import { useState } from "react";
import type { Response } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { Problem } from "../../parts/Problem";
import { useFileName } from "../../parts/told";
import { useWords } from "../../words";

type Standing = Response<"secrets">[number];

export function Secrets({ shop }: { shop: string }) {
  const { t } = useWords();
  const called = useFileName();
  const known = useAsk("secrets", { shop });
  const [giving, setGiving] = useState<string>();
  const set = useDo("set_secret", () => setGiving(undefined));
  if (!known.data) return <Problem error={known.error} />;
  const action = (secret: Standing) => {
    if (secret.kept === "environment") return <span className="quiet mono">{secret.variable}</span>;
    return (
      <>
        <Button size="compact-sm" variant="default" onClick={() => setGiving(secret.name)} aria-label={`${t(secret.kept === "keychain" ? "secrets.replace" : "secrets.give")} ${secret.name}`}>
          {t(secret.kept === "keychain" ? "secrets.replace" : "secrets.give")}
        </Button>
        {secret.kept === "keychain" && (
          <Button size="compact-sm" variant="subtle" onClick={() => set.mutate({ name: secret.name, value: null })} aria-label={`${t("secrets.remove")} ${secret.name}`}>
            {t("secrets.remove")}
          </Button>
        )}
      </>
    );
  };
  return (
    <section>
      <h2>{t("secrets.title")}</h2>
      <p className="quiet">{t(known.data.length ? "secrets.about" : "secrets.none")}</p>
      {known.data.length > 0 && (
        <table className="list">
          <thead>
            <tr><th>{t("secrets.name")}</th><th>{t("secrets.kept")}</th><th>{t("secrets.files")}</th><th>{t("secrets.change")}</th></tr>
          </thead>
          <tbody>
            {known.data.map((secret) => (
              <tr key={secret.name}>
                <td className="mono">{secret.name}</td>
                <td><span className={secret.kept === "missing" ? "held" : ""}>{t(`secrets.kept.${secret.kept}`)}</span></td>
                <td>{secret.files.map(called).join(", ")}</td>
                <td>{action(secret)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {giving !== undefined && <Give key={giving} name={giving} busy={set.isPending} give={(value) => set.mutate({ name: giving, value })} />}
      <Problem error={set.error} />
    </section>
  );
}

function Give({ name, busy, give }: { name: string; busy: boolean; give: (value: string) => void }) {
  const { t } = useWords();
  const [value, setValue] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        give(value);
      }}
    >
      <PasswordInput label={t("secrets.value", { name })} value={value} onChange={(event) => setValue(event.currentTarget.value)} autoComplete="off" data-autofocus autoFocus w={360} />
      <Button type="submit" mt={8} loading={busy} disabled={!value}>{t("secrets.keep")}</Button>
    </form>
  );
}
