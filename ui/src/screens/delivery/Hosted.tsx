// The address from which a partner fetches its feed: made, shown, replaced, taken away; and who came.

import { Button, CopyButton } from "@mantine/core";
import { useAsk, useDo } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { Problem } from "../../parts/Problem";
import { to } from "../../parts/route";
import { useWords } from "../../words";

/** Hours that an address goes on working when it is replaced: time to tell the partner. */
const KEEP = 48;
/** Visits told. */
const VISITS = 8;

export function Hosted({ shop, mapping, hostedAt }: { shop: string; mapping: string; hostedAt: string | null | undefined }) {
  const { t } = useWords();
  const format = useFormat();
  const asked = useAsk("addresses", { shop });
  const change = useDo("set_address");
  const address = asked.data?.find(({ partner }) => partner === mapping);
  const visits = useAsk("fetches", { shop, mapping }, { when: address !== undefined });
  return (
    <section>
      <h2>{t("hosted.title")}</h2>
      <p className="quiet">{t("hosted.about")}</p>
      {asked.data && !address && <Button variant="default" loading={change.isPending} onClick={() => change.mutate({ shop, mapping, change: "create" })}>{t("hosted.create")}</Button>}
      {address && (
        <>
          <span className="row wrap">
            <code className="address">{address.url}</code>
            <CopyButton value={address.url}>{({ copied, copy }) => <Button size="compact-sm" variant="default" onClick={copy}>{t(copied ? "hosted.copied" : "hosted.copy")}</Button>}</CopyButton>
          </span>
          {!hostedAt && <p className="held">{t("hosted.nowhere")}</p>}
          {!hostedAt && <p><a href={to("shop", shop, "settings")}>{t("settings.title")}</a></p>}
          {address.old_until && <p className="quiet">{t("hosted.old", { until: format.moment(address.old_until) })}</p>}
          <span className="row">
            <Button size="compact-sm" variant="default" onClick={() => change.mutate({ shop, mapping, change: "rotate", keep: KEEP })}>{t("hosted.rotate", { hours: KEEP })}</Button>
            <Button size="compact-sm" variant="subtle" color="red" onClick={() => change.mutate({ shop, mapping, change: "revoke" })}>{t("hosted.revoke")}</Button>
          </span>
          {visits.data?.length === 0 && <p className="quiet">{t("hosted.nobody")}</p>}
          {visits.data && visits.data.length > 0 && (
            <table className="list">
              <thead>
                <tr><th>{t("delivery.at")}</th><th>{t("hosted.status")}</th><th className="number">{t("past.size")}</th><th>{t("hosted.who")}</th></tr>
              </thead>
              <tbody>
                {visits.data.slice(0, VISITS).map(({ at, status, bytes, client, agent }) => (
                  <tr key={`${at} ${client}`}><td>{format.near(at)}</td><td>{status}</td><td className="number">{format.bytes(bytes)}</td><td className="quiet">{client} {agent}</td></tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
      <Problem error={asked.error ?? change.error} />
    </section>
  );
}
