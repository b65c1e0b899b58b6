/** The list prices by which an act is told in dollars: one place, each with the public page where it can be checked. */

/**
 * US East (N. Virginia), without free tiers, discounts and tax. Written down on 2026-11-23 from what was known of the public lists,
 * not fetched from them: check the page before you rely on a figure.
 */
export const NOTED = '2026-11-23';
export const REGION = 'us-east-1';

/** Dollars for one. */
export const prices = {
  // Halved on 2024-11-01. https://aws.amazon.com/dynamodb/pricing/on-demand/
  readUnit: 0.125 / 1e6,
  writeUnit: 0.625 / 1e6,
  // Standard workflows; retries count. https://aws.amazon.com/step-functions/pricing/
  transition: 0.025 / 1e3,
  // Outgoing mail, one recipient. https://aws.amazon.com/ses/pricing/
  mail: 0.1 / 1e3,
  // arm64. https://aws.amazon.com/lambda/pricing/
  invocation: 0.2 / 1e6,
  gigabyteSecond: 0.0000133334,
  // HTTP API, first 300 million a month. https://aws.amazon.com/api-gateway/pricing/
  request: 1 / 1e6,
} as const;

/**
 * How long an invocation runs on Lambda, this machine cannot know. A tenth of a second is assumed for each: above what warm acts
 * take on this machine, below what a cold start takes.
 */
export const ASSUMED_SECONDS = 0.1;

export type Priced = keyof typeof prices;
/** How often each priced thing was used. */
export type Use = Record<Priced, number>;

export const dollarsOf = (use: Use): number =>
  (Object.keys(prices) as Priced[]).reduce((total, priced) => total + use[priced] * prices[priced], 0);
