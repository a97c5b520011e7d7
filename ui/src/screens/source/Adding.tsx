// A source more: which feed, what it is for, and by which column it names the products of the shop.

import { Button, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Inspected, Role } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { Feed } from "../../parts/Feed";
import { useFormat } from "../../parts/format";
import { Lies } from "../../parts/Lies";
import { Problem } from "../../parts/Problem";
import { go } from "../../parts/route";
import { Place, Waiting } from "../../parts/small";
import { useWords } from "../../words";
import { nameOf } from "./naming";

export function Adding({ shop }: { shop: string }) {
  const { t } = useWords();
  const inspect = useDo("inspect");
  const { data: found, variables } = inspect;
  return (
    <Place title={t("adding.title")} about={t("adding.about")}>
      <div className="stack" style={{ maxWidth: 760, gap: 24 }}>
        <Feed title={t("adding.feed")} place={variables?.place ?? ""} busy={inspect.isPending} error={inspect.error} look={(place) => place.trim() && inspect.mutate({ place })} cancel={inspect.reset} />
        {found && variables && <Describing key={variables.place} shop={shop} place={variables.place} found={found} />}
      </div>
    </Place>
  );
}

const ROLES: Role[] = ["join", "append", "all"];

function Describing({ shop, place, found: { inspection, copied } }: { shop: string; place: string; found: Inspected }) {
  const { t } = useWords();
  const format = useFormat();
  const [name, setName] = useState(nameOf(place));
  const [role, setRole] = useState<Role>("join");
  const [chosen, setKey] = useState<string | null>(null);
  const keys = useAsk("match_source", { shop, place }, { when: role === "join" });
  const read = useDo("read_sources");
  const add = useDo("add_source", () => {
    read.mutate({ shop });
    go("shop", shop, "source", name.trim());
  });
  const best = keys.data?.[0];
  const key = chosen ?? best?.key ?? null;
  const match = keys.data?.find((one) => one.key === key);
  const told = (column: string) => {
    const one = keys.data?.find((other) => other.key === column);
    return one ? t("adding.key", { column, to: one.to, matched: format.number(one.matched), rows: format.number(one.rows) }) : column;
  };
  return (
    <form className="stack" style={{ gap: 14 }} onSubmit={(event) => { event.preventDefault(); add.mutate({ shop, place, name, role, ...(role === "join" ? { key, to: match?.to ?? "id" } : {}) }); }}>
      <h2>{t("adding.found", { count: inspection.rows, rows: format.number(inspection.rows), columns: inspection.columns.length })}</h2>
      <p className="quiet">{inspection.columns.map((column) => column.name).join(" · ")}</p>
      <Lies place={place} folder={shop} copied={copied} />
      <TextInput w={360} required label={t("adding.name")} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <Select w={520} label={t("adding.role")} data={ROLES.map((value) => ({ value, label: t(`adding.role.${value as "join" | "append" | "all"}`) }))} value={role} onChange={(next) => next && setRole(next as Role)} />
      {role === "join" && keys.isPending && <Waiting label={t("adding.matching")} />}
      {role === "join" && keys.data && (
        <Select w={520} searchable label={t("adding.by")} description={best ? t("adding.byAbout") : t("adding.byNone")} data={inspection.columns.map((column) => ({ value: column.name, label: told(column.name) }))} value={key} onChange={setKey} />
      )}
      <Problem error={keys.error ?? add.error} />
      <div className="row">
        <Button type="submit" size="sm" loading={add.isPending} disabled={!name.trim() || (role === "join" && !key)}>{t("adding.add")}</Button>
        <span className="quiet">{t("adding.then")}</span>
      </div>
    </form>
  );
}
