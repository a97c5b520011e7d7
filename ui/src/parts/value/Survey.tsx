// A value known only after a look at other products: which survey, of what, taken together by what, and over which.

import { Button, Select, Switch } from "@mantine/core";
import type { SurveyConfig } from "../../host";
import { useWords } from "../../words";
import { useAsk } from "../ask";
import { EMPTY_TEST, groupOf } from "../conditions";
import { Group } from "../Conditions";
import { SchemaForm } from "../SchemaForm";
import { Several } from "./Several";
import type { Around, Form } from "./values";

interface Props {
  survey: SurveyConfig;
  change: (survey: SurveyConfig) => void;
  around: Around;
  form: Form;
}

export function Survey({ survey, change, around, form: Inner }: Props) {
  const { t, of } = useWords();
  const library = useAsk("surveys", {});
  const conditions = useAsk("conditions", {});
  const { of: name, value, by, where, ...given } = survey;
  const entry = library.data?.find((one) => one.name === name);
  const said = (entry?.arguments as { description?: string } | undefined)?.description?.split("\n\n")[1] ?? "";
  const without = (key: "value" | "by" | "where") => { const { [key]: _, ...rest } = survey; change(rest as SurveyConfig); };
  return (
    <div className="grow stack" style={{ gap: 10 }}>
      <Select searchable w={260} aria-label={t("survey.of")} data={(library.data ?? []).map((one) => ({ value: one.name, label: of("survey.kind", one.name) }))} value={name} onChange={(next) => next && change({ of: next, ...(value ? { value } : {}), ...(by ? { by } : {}), ...(where ? { where } : {}) })} maxDropdownHeight={280} />
      {said && <p className="quiet">{said.replaceAll("\n", " ")}</p>}
      <div className="labelled">
        <h3>{t("survey.value")}</h3>
        {value ? (
          <>
            <Inner value={value} change={(next) => change({ ...survey, value: next })} around={around} label={t("survey.value")} />
            <Button variant="subtle" size="compact-xs" onClick={() => without("value")}>{t("survey.own")}</Button>
          </>
        ) : <Button variant="subtle" size="compact-xs" onClick={() => change({ ...survey, value: { field: "" } })}>{t("survey.choose")}</Button>}
      </div>
      <div className="labelled">
        <h3>{t("survey.by")}</h3>
        <Select w={220} aria-label={t("survey.by")} data={["variants", "all", "same"].map((one) => ({ value: one, label: t(`survey.by.${one as "variants" | "all" | "same"}`) }))} value={by == null ? "variants" : by.length === 0 ? "all" : "same"} onChange={(next) => (next === "variants" ? without("by") : change({ ...survey, by: next === "all" ? [] : [{ field: "category" }] }))} />
        {by != null && by.length > 0 && <Several values={by} change={(next) => change({ ...survey, by: next })} around={around} form={Inner} label={t("survey.by.same")} hint={t("origin.firstHint")} />}
      </div>
      {entry && Object.keys((entry.arguments as { properties?: object }).properties ?? {}).length > 0 && <SchemaForm schema={entry.arguments as Record<string, unknown>} value={given} change={(next) => change({ of: name, ...(value ? { value } : {}), ...(by ? { by } : {}), ...(where ? { where } : {}), ...next })} inner={{ form: Inner, around }} />}
      <Switch label={t("survey.where")} checked={where != null} onChange={(event) => (event.currentTarget.checked ? change({ ...survey, where: { all: [EMPTY_TEST] } }) : without("where"))} />
      {where && <Group condition={groupOf(where) ? where : { all: [where] }} fields={around.fields} library={conditions.data ?? []} change={(next) => change({ ...survey, where: next })} />}
    </div>
  );
}
