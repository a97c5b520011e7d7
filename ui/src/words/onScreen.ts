// What the program says by file and by command, in English as it is on the screens. The Dutch says it so from the start.

import type { messages } from "../host/contract";

export const onScreen: Partial<Record<keyof typeof messages, string>> = {
  "guard.fill": "fill it under Mapping",
  "guard.fill_from": "let a column of a source fill the product field {{fields}}, or fill it under Mapping",
  "guard.fill_part": "fill the part {{part}} of {{name}} under Mapping",
  "trouble.define_label": "make it under Labels",
  "trouble.give_place": "give a path, or an http or https address",
  "trouble.join_rows": "turn the variants off, or let the rows of the source be products",
  "trouble.make_products": "add the product feed as a source",
  "trouble.needs_value": "the field gets no value",
  "trouble.no_id": "no column fills the product field id",
  "trouble.no_key": "a joined source needs a key",
  "trouble.no_products": "there is no source with the products",
  "trouble.one_id": "let the column fill no product field, or do not let the variants make the id",
  "trouble.one_products": "leave one; for more products there is the role of more products",
  "trouble.reject_held": "discard the held feed, or run again",
  "trouble.say_id": "choose at the source which one does; the source has {{columns}}",
  "trouble.search_product": "ids are compared to the letter; search for it under Products",
  "trouble.see_columns": "choose a field of the list, or let a column of a source fill this one",
  "trouble.see_held": "Runs shows what is held",
  "trouble.see_partner": "the attributes of {{partner}} are under Mapping",
  "trouble.set_access_key": "give the id of the access key as the user, and its secret as the password",
  "trouble.set_region": "give the region of the bucket (eu-west-1), or the address of the service where it is not Amazon's",
  "trouble.set_secret": "set {{name}} under Settings, or the environment variable {{variable}}",
  "trouble.write_times": "write “every day at 06:00 and 14:00”, “every 30 minutes between 8 and 20” or “every weekday at 07:30”",
  "trouble.several_products": "more than one source is the source of the products: {{sources}}",
};
