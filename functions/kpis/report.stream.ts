/** The figures of one party under an MOU: what was reported, corrected and explained. */
import { reportsIdOf } from '../shared/ids.ts';
import { type Tip, tipKey } from '../shared/ledger/ledger.ts';
import type { Found, Key } from '../shared/ledger/table.ts';
import { defineStream } from '../shared/stream.ts';
import { evolveReports, type Reports } from './domain/report.state.ts';
import { tokenEffect } from './tokens/domain/token.effects.ts';

export const reportStream = defineStream({ prefix: 'kpr_', evolve: evolveReports, effects: tokenEffect });

export const reportsKey = (agreement: string, party: string): Key => tipKey(reportsIdOf(agreement, party));
export const reportsTip = (found: Found, agreement: string, party: string): Tip<Reports> =>
  reportStream.tip(found, reportsIdOf(agreement, party));
