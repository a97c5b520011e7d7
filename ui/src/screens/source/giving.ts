// What becomes of the columns of a source whose rows turn out to be variants.

import type { SourceConfig, VariantsConfig } from "../../host";

/** The columns without the product fields that the variants fill from them. */
export function giving(columns: SourceConfig["columns"], { of, by, images, image }: VariantsConfig): SourceConfig["columns"] {
  const given = (name: string, field: string | null | undefined) => {
    if (field === "id") return (by ?? []).length > 0;
    if (field === "item_group_id") return name === of;
    return (field === "image_link" || field === "additional_image_link") && (name === images || name === image);
  };
  const entries = Object.entries(columns ?? {});
  return Object.fromEntries(entries.map(([name, column]) => [name, given(name, column.field) ? { ...column, field: null } : column]));
}
