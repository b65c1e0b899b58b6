/** The whole life of an MOU as items of one picture, in order of time: what was, and what comes. */
import { closingItems } from './closing-items.rules.ts';
import { commitmentItems } from './commitment-items.rules.ts';
import { disputeItems, suspensionItems } from './dispute-items.rules.ts';
import type { Facts } from './facts.ts';
import { figureItems } from './figure-items.rules.ts';
import { type Item, inOrder } from './item.ts';
import { noticeItems } from './notice-items.rules.ts';
import { reviewItems } from './review-items.rules.ts';
import { versionItems } from './version-items.rules.ts';
import { withdrawalItems } from './withdrawal-items.rules.ts';

/** Each kind of stream brings its items by one function, from the facts that are read of it (`pages/read-facts.ts`). */
const SOURCES: readonly ((facts: Facts) => Item[])[] = [
  versionItems,
  reviewItems,
  withdrawalItems,
  closingItems,
  disputeItems,
  suspensionItems,
  figureItems,
  commitmentItems,
  noticeItems,
];

export const itemsOf = (facts: Facts): Item[] => SOURCES.flatMap((source) => source(facts)).sort(inOrder);
