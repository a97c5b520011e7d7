// A rule read aloud: if this and that, then so, else otherwise.

import { Fragment, type ReactNode } from "react";
import type { ActionConfig, ConditionConfig, RuleConfig, ValueConfig } from "../../host";
import { Chip, Field, Value } from "../../parts/Value";
import { useWords } from "../../words";

const OWN = new Set(["all", "any", "none", "segment", "field", "of", "is", "not", "list", "group"]);

/** What a test compares with: values, or other fields. */
function Operand({ value }: { value: unknown }) {
  if (Array.isArray(value)) {
    return value.map((one, index) => (
      <Fragment key={JSON.stringify(one)}>
        {index > 0 && ", "}
        <Operand value={one} />
      </Fragment>
    ));
  }
  if (typeof value === "object" && value !== null) return <Value value={value as ValueConfig} />;
  return <strong>{String(value)}</strong>;
}

/** The word for a test that must fail: "is not above", "not: contains". */
function denied(test: string, isNot: string, not: string): string {
  return test.startsWith("is ") ? `${isNot} ${test.slice(3)}` : `${not} ${test}`;
}

function Condition({ condition }: { condition: ConditionConfig }) {
  const { t, of } = useWords();
  const several = condition.all ?? condition.any ?? condition.none;
  if (several) {
    const between = condition.all ? t("rules.and") : t("rules.or");
    return (
      <>
        {condition.none && <span className="word">{t("rules.noneOf")} </span>}
        {several.map((one, index) => (
          <Fragment key={JSON.stringify(one)}>
            {index > 0 && <span className="word">{` ${between} `}</span>}
            {one.all ?? one.any ?? one.none ? <>(<Condition condition={one} />)</> : <Condition condition={one} />}
          </Fragment>
        ))}
      </>
    );
  }
  if (condition.segment) return <span className="token">{condition.segment}</span>;
  const subject: ReactNode = condition.field ? <Field name={condition.field} /> : <Value value={condition.of} />;
  const operands = Object.entries(condition).filter(([name]) => !OWN.has(name));
  return (
    <>
      {subject}
      <span className="word">{` ${condition.not ? denied(of("test", condition.is ?? ""), t("rules.isNot"), t("rules.not")) : of("test", condition.is ?? "")} `}</span>
      {operands.map(([name, value]) => <Operand key={name} value={value} />)}
    </>
  );
}

function Action({ action }: { action: ActionConfig }) {
  const { t } = useWords();
  if (action.exclude != null) return <><span className="word">{t("rules.exclude")} </span><strong>{`“${action.exclude}”`}</strong></>;
  if (action.include != null) return <><span className="word">{t("rules.include")} </span><strong>{`“${action.include}”`}</strong></>;
  if (action.clear != null) return <><span className="word">{t("rules.clear")} </span><Field name={action.clear} /></>;
  if (action.set != null) {
    return (
      <>
        <Field name={action.set} /> <span className="word">{action.to ? t("rules.becomes") : t("rules.isChanged")} </span>
        {action.to && <Value value={action.to} />}
        {action.use?.map((item) => <Chip key={JSON.stringify(item)} item={item} />)}
      </>
    );
  }
  return <span className="word">{action.comment ?? t("rules.counts")}</span>;
}

function Actions({ word, actions }: { word: string; actions: ActionConfig[] }) {
  const { t } = useWords();
  return (
    <>
      <span className="word">{` ${word} `}</span>
      {actions.map((action, index) => (
        <Fragment key={JSON.stringify(action)}>
          {index > 0 && <span className="word">{` ${t("rules.and")} `}</span>}
          <Action action={action} />
        </Fragment>
      ))}
    </>
  );
}

export function Sentence({ rule }: { rule: RuleConfig }) {
  const { t } = useWords();
  return (
    <div className="sentence">
      {rule.if ? <><span className="word">{t("rules.if")} </span><Condition condition={rule.if} /></> : <span className="word">{t("rules.always")}</span>}
      {rule.then && rule.then.length > 0 && <Actions word={t("rules.then")} actions={rule.then} />}
      {rule.else && rule.else.length > 0 && <Actions word={t("rules.else")} actions={rule.else} />}
    </div>
  );
}
