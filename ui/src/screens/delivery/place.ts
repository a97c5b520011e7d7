// A place that a feed is brought to: its kind, told from its address, and what each kind is asked for.

import type { DeliveryConfig } from "../../host";

export const KINDS = ["folder", "sftp", "ftp", "http", "webdav", "s3"] as const;
export type Kind = (typeof KINDS)[number];

type Text = "user" | "region" | "endpoint" | "field";
/** Kept in the keychain; the file has only their names. */
export type Hidden = "password" | "key" | "token";

/** What a kind is asked for besides its address. */
export const ASKED: Record<Kind, Array<Text | Hidden>> = {
  folder: [],
  sftp: ["user", "password", "key"],
  ftp: ["user", "password"],
  http: ["user", "password", "token", "field"],
  webdav: ["user", "password"],
  s3: ["user", "password", "region", "endpoint"],
};

export const EXAMPLES: Record<Kind, string> = {
  folder: "../feeds/",
  sftp: "sftp://sftp.example.com/in/",
  ftp: "ftps://ftp.example.com/in/",
  http: "https://upload.example.com/feed",
  webdav: "https://dav.example.com/feeds/",
  s3: "s3://bucket/feeds/",
};

export const isHidden = (name: Text | Hidden): name is Hidden => name === "password" || name === "key" || name === "token";

export function kindOf({ to, method }: Pick<DeliveryConfig, "to" | "method">): Kind {
  const scheme = /^([a-z0-9-]+):\/\//.exec(to)?.[1];
  if (!scheme) return "folder";
  if (scheme === "s3" || scheme === "sftp") return scheme;
  if (scheme.startsWith("ftp")) return "ftp";
  return method === "webdav" ? "webdav" : "http";
}

/** A place as it is saved: only what its kind is asked for, and nothing that is empty. */
export function placed(kind: Kind, place: DeliveryConfig): DeliveryConfig {
  const asked: string[] = ["to", "on", "pack", "unchanged", "part_mb", "headers", ...ASKED[kind]];
  const kept = Object.entries(place).filter(([name, value]) => asked.includes(name) && value !== "" && value != null);
  const method = kind === "webdav" ? { method: "webdav" } : kind === "http" && place.method && place.method !== "webdav" ? { method: place.method } : {};
  return { ...Object.fromEntries(kept), ...method } as DeliveryConfig;
}
