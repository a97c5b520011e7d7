// Whether links and pictures answer: a sample of the feed, asked slowly and only when a person says so.

import { Button } from "@mantine/core";
import { useAsk, useDo } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { Problem } from "../../parts/Problem";
import { to } from "../../parts/route";
import { Light } from "../../parts/small";
import { useWords } from "../../words";

export function Looks({ shop, mapping }: { shop: string; mapping: string }) {
  const { t, of } = useWords();
  const format = useFormat();
  const asked = useAsk("looks", { shop, mapping });
  const look = useDo("look");
  const told = asked.data;
  const wrong = told?.looks.filter(({ problem }) => problem !== null) ?? [];
  return (
    <section className="stack" style={{ gap: 10 }} aria-label={t("looks.title")}>
      <div className="row">
        <h2 className="grow">{t("looks.title")}</h2>
        <Button variant="default" loading={look.isPending} onClick={() => look.mutate({ shop, mapping })}>{t("looks.look")}</Button>
      </div>
      <Problem error={asked.error ?? look.error} />
      {!told && <p className="quiet">{t("looks.about")}</p>}
      {told && <p>{t("looks.told", { looks: format.number(told.looks.length), products: format.number(told.products), wrong: format.number(wrong.length) })}</p>}
      {wrong.length > 0 && (
        <table className="list">
          <thead>
            <tr><th>{t("looks.product")}</th><th>{t("looks.attribute")}</th><th>{t("looks.problem")}</th><th>{t("looks.address")}</th></tr>
          </thead>
          <tbody>
            {wrong.map(({ product, attribute, address, problem, status, width, height }) => (
              <tr key={`${attribute} ${address}`}>
                <td><a href={to("shop", shop, "product", product, mapping)}>{product}</a></td>
                <td>{attribute}</td>
                <td>
                  <span className="row" style={{ gap: 7 }}>
                    <Light colour={problem === "not_asked" ? "off" : "wrong"} label={of("look", problem ?? "")} />
                    {of("look", problem ?? "")}
                    {problem === "status" && status !== null && <span className="number">{status}</span>}
                    {problem === "too_small" && width !== null && <span className="number">{t("looks.pixels", { width, height: height ?? 0 })}</span>}
                  </span>
                </td>
                <td className="mono quiet" style={{ overflowWrap: "anywhere" }}>{address}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
