// Who is told of trouble while nobody looks at the screens: by mail, at web addresses, in a file. Passwords and addresses with
// a token go to the keychain; all else is saved as a draft.

import { Button, Checkbox, NumberInput, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { AlertsConfig } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { Problem } from "../../parts/Problem";
import { Light } from "../../parts/small";
import { useAnswer } from "../../parts/told";
import { useForm } from "../../parts/useForm";
import { useWords } from "../../words";
import { AlertHooks } from "./AlertHooks";
import { AlertMail } from "./AlertMail";
import { complete, given, heard, KINDS, plain, type Typed } from "./alerts";

export function Alerts({ shop, wanted }: { shop: string; wanted: boolean }) {
  const { t } = useWords();
  const asked = useAsk("alerts", { shop });
  const known = useAsk("shop", { shop });
  const set = useDo("set_shop");
  const box = useRef<HTMLElement>(null);
  const config = known.data?.config;
  const kept = asked.data;
  const there = kept !== undefined;
  useEffect(() => {
    if (wanted && there) box.current?.focus();
  }, [wanted, there]);
  return (
    <section ref={box} tabIndex={-1} aria-labelledby="alerts">
      <h2 id="alerts">{t("alerts.title")}</h2>
      <p className="quiet">{t("alerts.about")}</p>
      {config && kept && <Form key={JSON.stringify(kept)} kept={kept} save={(alerts) => set.mutate({ shop, config: { ...config, alerts } })} />}
      {kept && heard(kept) && <Test shop={shop} />}
      <Problem error={asked.error ?? set.error} />
    </section>
  );
}

function Form({ kept, save }: { kept: AlertsConfig; save: (alerts: AlertsConfig) => void }) {
  const { t } = useWords();
  const [alerts, setAlerts] = useState(kept);
  const [typed, setTyped] = useState<Typed>({});
  const keep = useDo("set_secret");
  const change = (part: Partial<AlertsConfig>) => setAlerts({ ...alerts, ...part });
  const type = (name: string, value: string) => setTyped({ ...typed, [name]: value });
  const { off = [] } = alerts;
  const changed = plain(alerts) !== plain(kept) || Object.values(typed).some(Boolean);
  const whole = complete(alerts, kept, typed);
  const finish = async () => {
    if (!changed || !whole) return;
    for (const [name, value] of given(alerts, typed)) {
      // One after the other: a keychain that is locked asks once.
      // oxlint-disable-next-line no-await-in-loop
      await keep.mutateAsync({ name, value });
    }
    setTyped({});
    save(alerts);
  };
  const leave = () => {
    setAlerts(kept);
    setTyped({});
  };
  return (
    <form className="stack" style={{ gap: 14, alignSelf: "stretch" }} {...useForm(() => void finish().catch(() => undefined), leave)}>
      <Checkbox.Group label={t("alerts.kinds")} value={KINDS.filter((kind) => !off.includes(kind))} onChange={(on) => change({ off: KINDS.filter((kind) => !on.includes(kind)) })}>
        <div className="stack" style={{ gap: 6, marginTop: 6 }}>
          {KINDS.map((kind) => <Checkbox key={kind} value={kind} label={t(`alerts.kind.${kind}`, { hours: alerts.silent_hours })} />)}
        </div>
      </Checkbox.Group>
      <AlertMail mail={alerts.mail ?? null} typed={typed} change={(mail) => change({ mail })} type={type} />
      <AlertHooks hooks={alerts.webhook ?? []} typed={typed} change={(webhook) => change({ webhook })} type={type} />
      <div className="pairs">
        {(["pause_minutes", "remind_hours", "silent_hours"] as const).map((name) => <NumberInput key={name} label={t(`alerts.${name}`)} min={0} max={65_535} allowDecimal={false} value={alerts[name]} onChange={(value) => typeof value === "number" && change({ [name]: value })} />)}
        <TextInput label={t("alerts.file")} placeholder="alerts.jsonl" value={alerts.file ?? ""} onChange={(event) => change({ file: event.currentTarget.value || null })} />
      </div>
      {Object.values(typed).some(Boolean) && <span className="quiet">{t("delivery.secretsAbout")}</span>}
      <Problem error={keep.error} />
      {changed && (
        <span className="row wrap">
          <Button type="submit" loading={keep.isPending} disabled={!whole}>{t("mapping.save")}</Button>
          <Button variant="subtle" onClick={leave}>{t("mapping.cancel")}</Button>
          {!whole && <span className="quiet">{t("alerts.lacking")}</span>}
        </span>
      )}
    </form>
  );
}

/** A test to all that are told, by what came of it. */
function Test({ shop }: { shop: string }) {
  const { t } = useWords();
  const answered = useAnswer();
  const test = useDo("test_alerts");
  const called = (channel: string) => {
    if (channel === "file" || channel === "mail") return t(`alerts.${channel}`);
    return t("alerts.hook", { number: channel.split(" ")[1] ?? "" });
  };
  return (
    <>
      <Button variant="default" loading={test.isPending} onClick={() => test.mutate({ shop })}>{t("alerts.test")}</Button>
      {test.data?.map(({ place, works, answer, said }) => (
        <p key={place} className="row wrap" style={{ gap: 7, alignItems: "baseline" }} role="status">
          <Light colour={works ? "good" : "wrong"} label={t(works ? "alerts.sent" : "alerts.sentNot")} />
          <strong>{called(place)}</strong>
          <span>{t(works ? "alerts.sent" : "alerts.sentNot")}</span>
          <span className="quiet">{answered(said, answer)}</span>
        </p>
      ))}
      <Problem error={test.error} />
    </>
  );
}
