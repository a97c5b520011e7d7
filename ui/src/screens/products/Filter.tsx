// Which products are shown, by the same conditions as a rule has. Counted only when every test says something.

import { Button, Popover } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useState } from "react";
import type { ConditionConfig, FieldInfo } from "../../host";
import { useAsk } from "../../parts/ask";
import { EMPTY_TEST, labelled, lean, tested, whole } from "../../parts/conditions";
import { Group } from "../../parts/Conditions";
import { useLibrary } from "../../parts/library";
import { useWords } from "../../words";

interface Props {
  shop: string;
  fields: FieldInfo[];
  /** In force. */
  only: ConditionConfig | null;
  change: (only: ConditionConfig | null) => void;
}

export function Filter({ shop, fields, only, change }: Props) {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  // Labels are measured over the whole catalog: not before somebody asks for them.
  const labels = useAsk("labels", { shop }, { when: opened });
  const library = useLibrary("conditions", opened);
  const [built, setBuilt] = useState<ConditionConfig>({ all: [EMPTY_TEST] });
  const [settled] = useDebouncedValue(built, 250);
  const known = labelled(labels.data);
  const names = [...fields.map(({ name }) => name), ...known.fields];
  // A field that is half written is none.
  const said = whole(settled, library.data) && tested(settled).every((name) => names.includes(name));
  const next = JSON.stringify(said ? lean(settled) : null);
  useEffect(() => {
    if (next !== JSON.stringify(only)) change(JSON.parse(next));
  }, [next, only, change]);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width="min(680px, calc(100vw - 240px))" trapFocus middlewares={{ flip: false, shift: { padding: 12 } }}>
      <Popover.Target>
        <Button variant={only ? "light" : "subtle"} color={only ? "ink" : "gray"} aria-expanded={opened} onClick={() => setOpened(!opened)}>{only ? t("products.filterOn") : t("products.filter")}</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("products.filter")}>
        <div className="stack" style={{ gap: 10 }}>
          <Group condition={built} fields={names} library={library.data ?? []} bands={known.bands} change={setBuilt} />
          {!said && <p className="quiet">{t("products.filterUnfinished")}</p>}
          <div className="row">
            <Button variant="default" onClick={() => setOpened(false)}>{t("task.close")}</Button>
            <Button variant="subtle" color="gray" disabled={!only} onClick={() => setBuilt({ all: [EMPTY_TEST] })}>{t("products.filterClear")}</Button>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
