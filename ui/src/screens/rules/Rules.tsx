// Rules in order, as sentences, with what each does. They are moved by dragging or by keys.

import { Button } from "@mantine/core";
import { useState } from "react";
import { useAsk, useDo } from "../../parts/ask";
import { toBehind } from "../../parts/behind";
import { PartnerPlace } from "../../parts/PartnerPlace";
import { Problem } from "../../parts/Problem";
import { goInstead } from "../../parts/route";
import { Empty, Place, Waiting } from "../../parts/small";
import { useWords } from "../../words";
import { Builder } from "./Builder";
import { Line } from "./Line";
import { Shared } from "./Shared";

export function Rules({ shop, mapping, label = null }: { shop: string; mapping: string | null; label?: string | null }) {
  const { t } = useWords();
  const asked = useAsk("rules", { shop, mapping }, { smooth: true });
  const known = useAsk("shop", { shop });
  const set = useDo("set_rule");
  const remove = useDo("remove_rule");
  const copy = useDo("copy_rule");
  const [building, setBuilding] = useState(label !== null);
  const [changing, setChanging] = useState<number | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const add = <Button variant={mapping ? "subtle" : "filled"} onClick={() => { setBuilding(true); setChanging(null); }} disabled={building}>{t("rules.add")}</Button>;
  // The address that opened the builder would open it again at each return.
  const leave = () => (label === null ? setBuilding(false) : goInstead("shop", shop, "rules"));
  const rules = asked.data ?? [];
  const others = known.data?.partners.filter((partner) => partner.mapping !== mapping) ?? [];
  const move = (index: number, place: number) => place !== index && place >= 0 && place < rules.length && set.mutate({ shop, mapping, index, to: place });
  const body = (
    <>
      {mapping && <Shared shop={shop} />}
      {building && <Builder shop={shop} mapping={mapping} label={label} close={leave} />}
      <Problem error={asked.error ?? set.error ?? remove.error ?? copy.error} />
      {asked.isPending && <Waiting />}
      {asked.data?.length === 0 && <Empty title={t(mapping ? "rules.noneOwn" : "rules.none")}><p className="quiet">{t("rules.noneAbout")}</p></Empty>}
      {rules.map((told, index) =>
        changing === index ? (
          <Builder key={`changing ${told.rule.name}`} shop={shop} mapping={mapping} change={{ rule: told.rule, index }} close={() => setChanging(null)} />
        ) : (
          <Line
            key={told.rule.name}
            told={told}
            link={(did) => toBehind(shop, { kind: "rule", mapping, rule: told.rule.name, did })}
            first={index === 0}
            last={index === rules.length - 1}
            others={others}
            change={(change) => set.mutate({ shop, mapping, index, ...change })}
            move={(by) => move(index, index + by)}
            edit={() => { setChanging(index); setBuilding(false); }}
            copy={(to) => copy.mutate({ shop, mapping, index, to })}
            remove={() => remove.mutate({ shop, mapping, index })}
            drag={{ start: () => setDragged(index), end: () => setDragged(null), drop: () => { if (dragged !== null) move(dragged, index); setDragged(null); }, over: dragged !== null && dragged !== index, up: dragged !== null && dragged > index }}
          />
        ),
      )}
    </>
  );
  if (mapping) return <PartnerPlace shop={shop} mapping={mapping} tab="rules" about={t("rules.partnerAbout")} tools={add}>{body}</PartnerPlace>;
  return <Place title={t("rules.title")} about={t("rules.about")} actions={add}>{body}</Place>;
}
