// What a source is called until the person says otherwise.

/** A name from that of a file or an address: letters, digits and dashes. */
export function nameOf(place: string): string {
  const last = place.split(/[?#]/)[0]?.split(/[/\\]/).findLast(Boolean) ?? "";
  return last.replace(/(\.[a-z0-9]+)+$/i, "").toLowerCase().replaceAll(/[^a-z0-9_-]+/g, "-").replaceAll(/^-+|-+$/g, "") || "source";
}
