/** The routes of reporting by form (an agency's own page, the form of a month, what follows from it, and sending it) and by systems, whose tokens a liaison tends. */
import { front } from '../../shared/http/front.ts';
import { kpis } from '../capability.ts';
import { reportValues } from '../tokens/acts/report-values.ts';
import { makeToken, revokeToken } from '../tokens/acts/tend-tokens.ts';
import { lookAtTokens } from '../tokens/pages/read-tokens.ts';
import { readValues } from '../tokens/pages/read-values.ts';
import { previewFigures } from './acts/preview-figures.ts';
import { reportFigures } from './acts/report-figures.ts';
import { lookAtFigures } from './pages/read-figures.ts';
import { lookAtMonth } from './pages/read-month.ts';

export const handler = front(kpis, 'figures-http', {
  ...{ lookAtFigures, lookAtMonth, previewFigures, reportFigures },
  ...{ lookAtTokens, makeToken, revokeToken, readValues, reportValues },
});
