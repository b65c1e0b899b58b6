/** The routes of systems that report on one screen: a liaison tends their tokens, and they report and read back. */
import { front } from '../../shared/http/front.ts';
import { kpis } from '../capability.ts';
import { reportValues } from './acts/report-values.ts';
import { makeToken, revokeToken } from './acts/tend-tokens.ts';
import { lookAtTokens } from './pages/read-tokens.ts';
import { readValues } from './pages/read-values.ts';

export const handler = front(kpis, 'values-http', { lookAtTokens, makeToken, revokeToken, readValues, reportValues });
