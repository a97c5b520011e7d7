// A product: all its fields, and what each partner gets of it, as the story from source to feed.

import { ActionIcon } from "@mantine/core";
import { useEffect } from "react";
import type { Product as Told } from "../../host";
import { useAsk } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { isMoney } from "../../parts/money";
import { Icon } from "../../parts/icons";
import { Picture, usePictures } from "../../parts/Picture";
import { Problem } from "../../parts/Problem";
import { to } from "../../parts/route";
import { setSample } from "../../parts/sample";
import { Light, Place, Waiting } from "../../parts/small";
import { useKeys } from "../../parts/useKeys";
import { useWords } from "../../words";
import { History } from "./History";
import { Labels } from "./Labels";
import { Pictures } from "./Pictures";
import { faults, StoryTold } from "./StoryTold";

interface Props {
  shop: string;
  id: string;
  /** The partner whose story is told; the fields when there is none. */
  mapping: string | undefined;
}

export function Product({ shop, id, mapping }: Props) {
  const { t } = useWords();
  const asked = useAsk("product", { shop, id });
  const known = useAsk("shop", { shop });
  const pictures = usePictures();
  // One that the catalog does not have would be asked for on every screen that shows a sample.
  const there = asked.isSuccess;
  useEffect(() => {
    if (there) setSample(shop, id);
  }, [shop, id, there]);
  useKeys({ Escape: () => history.back() });
  const told = asked.data;
  const title = told?.fields.find(({ name }) => name === "title")?.value;
  return (
    <Place
      title={title ?? id}
      mark={pictures && mapping && <Picture shop={shop} product={id} size="small" alt="" />}
      about={told && t("product.from", { id, from: told.from, item: told.item })}
      actions={<ActionIcon aria-label={t("product.back")} title={t("product.back")} onClick={() => history.back()}><Icon name="close" /></ActionIcon>}
      tools={
        <nav className="tabs" aria-label={t("product.views")}>
          <a href={to("shop", shop, "product", id)} aria-current={mapping ? undefined : "page"}>{t("product.fields")}</a>
          {known.data?.partners.map((partner) => (
            <Tab key={partner.mapping} shop={shop} id={id} mapping={partner.mapping} name={partner.name} here={partner.mapping === mapping} />
          ))}
        </nav>
      }
    >
      <Problem error={asked.error} />
      {asked.isPending && <Waiting />}
      {!mapping && (
        <div className="beside-pictures">
          {told?.fields.some(({ name }) => name.endsWith("image_link")) && <Pictures key={id} shop={shop} id={id} title={title ?? id} />}
          <div>
            {told && <Fields shop={shop} told={told} />}
            <Labelled shop={shop} id={id} />
            <History shop={shop} id={id} />
          </div>
        </div>
      )}
      {mapping && <Story key={mapping} shop={shop} id={id} mapping={mapping} />}
    </Place>
  );
}

interface TabProps {
  shop: string;
  id: string;
  mapping: string;
  name: string;
  here: boolean;
}

function Tab({ shop, id, mapping, name, here }: TabProps) {
  const { t } = useWords();
  const { data } = useAsk("explain", { shop, mapping, product: id });
  const errors = data ? faults(data) : 0;
  return (
    <a href={to("shop", shop, "product", id, mapping)} aria-current={here ? "page" : undefined} style={{ gap: 7 }}>
      {data && <Light colour={data.included ? (errors > 0 ? "wrong" : "good") : "off"} label={data.included ? (errors > 0 ? t("product.getsFaulty", { count: errors }) : t("product.sent")) : t("product.leftOut")} />}
      {name}
    </a>
  );
}

function Story({ shop, id, mapping }: { shop: string; id: string; mapping: string }) {
  const asked = useAsk("explain", { shop, mapping, product: id });
  if (asked.error) return <Problem error={asked.error} />;
  return asked.data ? <StoryTold shop={shop} mapping={mapping} story={asked.data} /> : <Waiting />;
}

function Labelled({ shop, id }: { shop: string; id: string }) {
  const { t } = useWords();
  const { data, error } = useAsk("product_labels", { shop, id });
  if (error) return <Problem error={error} />;
  if (!data?.length) return null;
  return (
    <section style={{ maxWidth: 900, marginTop: 24 }}>
      <h2>{t("product.labels")}</h2>
      <Labels labels={data} />
    </section>
  );
}

function Fields({ shop, told }: { shop: string; told: Told }) {
  const { t, fieldCalled } = useWords();
  const format = useFormat();
  const known = useAsk("shop", { shop });
  const currency = told.fields.find(({ name }) => name === "currency")?.value ?? known.data?.config.currency ?? "";
  // What changed is told by its history.
  const fields = told.fields.filter(({ name }) => name !== "changed");
  return (
    <table className="list" style={{ maxWidth: 900 }}>
      <thead>
        <tr>
          <th>{t("product.field")}</th>
          <th>{t("product.value")}</th>
          <th>{t("product.source")}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ name, kind, value, source, private: hidden }) => (
          <tr key={name}>
            <td style={{ width: 210 }} title={name}>
              {fieldCalled(name)}
              {hidden && <span className="tag" style={{ marginLeft: 8 }}>{t("product.private")}</span>}
            </td>
            <td style={{ overflowWrap: "anywhere" }}>{kind === "decimal" || kind === "integer" ? format.decimal(value) : kind === "time" ? format.time(value) : value}{isMoney(name) && <span className="quiet">{` ${currency}`}</span>}</td>
            <td className="quiet" style={{ overflowWrap: "anywhere" }}>{source}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
