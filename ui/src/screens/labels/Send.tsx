// Sends a label to a partner: as one of its own labels, at once.

import { Button, Menu, VisuallyHidden } from "@mantine/core";
import { Fragment, useState } from "react";
import type { ValueConfig } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { Problem } from "../../parts/Problem";
import { Value } from "../../parts/Value";
import { useWords } from "../../words";

export function Send({ shop, label }: { shop: string; label: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const places = useAsk("label_places", { shop }, { when: open });
  const send = useDo("set_value");
  const own = (value: ValueConfig | null) => value?.field === `label/${label}` && !value.use?.length;
  return (
    <>
      <Menu position="bottom-start" opened={open} onChange={setOpen}>
        <Menu.Target><Button variant="default" size="compact-xs">{t("labels.send")}</Button></Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflowY: "auto" }}>
          {places.data?.length === 0 && <Menu.Label>{t("labels.noPlaces")}</Menu.Label>}
          {places.data?.map(({ mapping, partner, attributes }) => (
            <Fragment key={mapping}>
              <Menu.Label aria-hidden>{partner}</Menu.Label>
              {attributes.map(([attribute, value]) => (
                <Menu.Item key={attribute} disabled={own(value ?? null)} rightSection={value ? <span className="tag"><Value value={value} /></span> : <span className="tag">{t("labels.free")}</span>} onClick={() => send.mutate({ shop, mapping, attribute, value: { field: `label/${label}` } })}><VisuallyHidden>{partner}: </VisuallyHidden>{attribute}</Menu.Item>
              ))}
            </Fragment>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Problem error={send.error} />
    </>
  );
}
