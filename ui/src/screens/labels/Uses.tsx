// Where a label is used, as links.

import { Fragment } from "react";
import type { LabelUse } from "../../host";
import { usePartnerName } from "../../parts/partnerWords";
import { to } from "../../parts/route";
import { useWords } from "../../words";

/** Where a file of the shop is shown. */
function place(shop: string, { file, path, name }: LabelUse): string {
  const [, folder, of = ""] = /^(mappings|feeds)\/(.+)\.toml$/.exec(file) ?? [];
  if (folder === "feeds") return to("shop", shop, "source", of);
  if (!folder) return to("shop", shop, file === "rules.toml" ? "rules" : "labels");
  if (path.startsWith("rules")) return to("shop", shop, "partner", of, "rules");
  if (path.startsWith("bids")) return to("shop", shop, "partner", of, "bids");
  return to("shop", shop, "partner", of, "mapping", ...(path.startsWith("fields.") ? [name] : []));
}

export function Uses({ shop, uses }: { shop: string; uses: LabelUse[] }) {
  const { t } = useWords();
  const called = usePartnerName();
  return uses.map((one, index) => {
    const mapping = /^mappings\/(.+)\.toml$/.exec(one.file)?.[1];
    return (
      <Fragment key={`${one.file} ${one.path}`}>
        {index > 0 && " · "}
        <a href={place(shop, one)} title={`${one.file}: ${one.path}`}>{mapping ? t("labels.useOf", { partner: called(mapping), name: one.name }) : one.name}</a>
      </Fragment>
    );
  });
}
