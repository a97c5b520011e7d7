// A condition read aloud: this and that, or one of those.

import { Fragment, type ReactNode } from "react";
import type { ConditionConfig, ValueConfig } from "../host";
import { useWords } from "../words";
import { useFormat } from "./format";
import { Field, Value } from "./Value";

const OWN = new Set(["all", "any", "none", "segment", "field", "of", "is", "not", "list", "group"]);

/** What a test compares with: values, or other fields. */
function Operand({ value }: { value: unknown }) {
  const format = useFormat();
  if (Array.isArray(value)) {
    return value.map((one, index) => (
      <Fragment key={JSON.stringify(one)}>
        {index > 0 && ", "}
        <Operand value={one} />
      </Fragment>
    ));
  }
  if (typeof value === "object" && value !== null) return <Value value={value as ValueConfig} />;
  return <strong>{typeof value === "number" ? format.decimal(String(value)) : String(value)}</strong>;
}

/** The word for a test that must fail: "is not above", "not: contains". */
function denied(test: string, isNot: string, not: string): string {
  return /^is\b/.test(test) ? isNot + test.slice(2) : `${not} ${test}`;
}

export function Condition({ condition }: { condition: ConditionConfig }) {
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
