// What is shown of a mapping: its text beside it, empty attributes too, one topic only.

import { Button, Menu } from "@mantine/core";
import { useWords } from "../../words";

interface Props {
  text: boolean;
  setText: (text: boolean) => void;
  all: boolean;
  setAll: (all: boolean) => void;
  topics: string[];
  topic: string | null;
  setTopic: (topic: string | null) => void;
}

export function Shown({ text, setText, all, setAll, topics, topic, setTopic }: Props) {
  const { t, of } = useWords();
  const some = text || all || topic !== null;
  return (
    <Menu closeOnItemClick={false} position="bottom-end" width={230}>
      <Menu.Target><Button variant={some ? "light" : "subtle"} color={some ? "ink" : "gray"}>{topic ? of("topic", topic) : t("mapping.shown")}</Button></Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: "auto" }}>
        <Menu.CheckboxItem value="text" checked={text} onChange={setText}>{t("text.show")}</Menu.CheckboxItem>
        <Menu.CheckboxItem value="all" checked={all} onChange={setAll}>{t("mapping.all")}</Menu.CheckboxItem>
        {topics.length > 1 && (
          <>
            <Menu.Divider />
            <Menu.Label>{t("mapping.topic")}</Menu.Label>
            <Menu.RadioGroup value={topic ?? ""} onChange={(next) => setTopic(next || null)}>
              {["", ...topics].map((name) => <Menu.RadioItem key={name} value={name}>{name ? of("topic", name) : t("mapping.allTopics")}</Menu.RadioItem>)}
            </Menu.RadioGroup>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
