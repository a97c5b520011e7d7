// What a finding of the guard leads to: nothing, a word, or a feed that waits.

import { Select } from "@mantine/core";
import type { Level } from "../../host";
import { useWords } from "../../words";

interface Props {
  label: string;
  about?: string;
  value: Level;
  usual: Level;
  change: (level: Level) => void;
}

const LEVELS = ["off", "warn", "hold"] as const;

export function LevelOf({ label, about, value, usual, change }: Props) {
  const { t } = useWords();
  return (
    <Select
      label={label}
      description={[about, t("limits.usual", { usual: t(`level.${usual}`) })].filter(Boolean).join(" ")}
      inputWrapperOrder={["label", "input", "description", "error"]}
      allowDeselect={false}
      data={LEVELS.map((level) => ({ value: level, label: t(`level.${level}`) }))}
      value={value}
      onChange={(level) => level && change(level as Level)}
    />
  );
}
