// Which product fields are amounts of money.

const MONEY = new Set(["price", "sale_price", "old_price", "lowest_price_30_days", "min_price", "unit_price", "one_way_price", "cost", "shipping_price", "revenue"]);

export const isMoney = (field: string) => MONEY.has(field);
