// Who is told of trouble, as the form changes it: the names that secrets get, and whether all is there that sending needs.

import type { AlertsConfig, Hidden, WebhookConfig } from "../../host";

/** What was typed for secrets, by name; it goes to the keychain. */
export type Typed = Record<string, string>;

export const KINDS = ["held", "failed", "delivery", "not_fetched", "silent"] as const;

export const secretOf = (hidden: Hidden | null | undefined): string | null => (typeof hidden === "object" && hidden ? hidden.secret : null);

/** A name for a secret that no other address has. */
export function free(base: string, hooks: WebhookConfig[]): string {
  const taken = new Set(hooks.flatMap(({ url, key }) => [secretOf(url), secretOf(key)]));
  for (let number = 1; ; number += 1) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
}

/** An address of a shape: those of Slack and Teams hold a token, so they are secrets. */
export function hookOf(shape: WebhookConfig["shape"], others: WebhookConfig[]): WebhookConfig {
  return { shape, url: shape === "feedmill" ? "" : { secret: free(`alerts-${shape}`, others) } };
}

/** What is said, whether what is empty is left out or not. */
export const plain = (alerts: AlertsConfig): string => JSON.stringify(alerts, (_, value: unknown) => (value === null || (Array.isArray(value) && value.length === 0) ? undefined : value));

/** What was typed for the secrets that are named, not for those that went again. */
export const given = (alerts: AlertsConfig, typed: Typed) => Object.entries(typed).filter(([name, value]) => value && plain(alerts).includes(`{"secret":${JSON.stringify(name)}}`));

/** Whether all is there that sending needs. `kept` is what was there before, with its secrets. */
export function complete({ mail, webhook = [] }: AlertsConfig, kept: AlertsConfig, typed: Typed): boolean {
  const known = new Set((kept.webhook ?? []).map(({ url }) => secretOf(url)));
  const there = ({ url }: WebhookConfig) => {
    const secret = secretOf(url);
    return secret ? known.has(secret) || Boolean(typed[secret]) : typeof url === "string" && /^https?:\/\/./.test(url);
  };
  return (!mail || Boolean(mail.server && mail.from && mail.to.length > 0)) && webhook.every(there);
}

/** Whether anybody is told at all. */
export const heard = ({ file, mail, webhook = [] }: AlertsConfig): boolean => Boolean(file || mail || webhook.length > 0);
