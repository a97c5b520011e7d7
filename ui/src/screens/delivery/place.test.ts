import { expect, it } from "vitest";
import type { DeliveryConfig } from "../../host";
import { kindOf, placed } from "./place";

it("tells the kind of a place from its address and how it is sent", () => {
  const kinds = ["../feeds/", "sftp://a/b", "ftps-implicit://a/b", "https://a/b", "s3://a/b"].map((to) => kindOf({ to }));
  expect(kinds).toEqual(["folder", "sftp", "ftp", "http", "s3"]);
  expect(kindOf({ to: "https://a/b", method: "webdav" })).toBe("webdav");
});

it("saves what a kind is asked for, and nothing of the kind before", () => {
  const place = { to: "s3://b/", user: "id", password: { secret: "s" }, region: "eu-west-1", token: null, method: "post", pack: "gzip" } as DeliveryConfig;
  expect(placed("s3", place)).toEqual({ to: "s3://b/", user: "id", password: { secret: "s" }, region: "eu-west-1", pack: "gzip" });
  expect(placed("http", { ...place, to: "https://a" })).toEqual({ to: "https://a", user: "id", password: { secret: "s" }, method: "post", pack: "gzip" });
  expect(placed("folder", { ...place, to: "feeds/" })).toEqual({ to: "feeds/", pack: "gzip" });
});
