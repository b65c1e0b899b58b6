/** The closing report as a sealed file carries it: the report, and by which key it is sealed. */
import type { ClosingReport } from '../../closing/domain/report.rules.ts';

export const CLOSING_NAME = 'concord-closing-report.json';

export interface ClosingPaper {
  format: 'concord-sealed-report@1';
  service: string;
  report: ClosingReport;
  reportHash: string;
  seal: { kid: string; certificateHash: string; timestampAuthority: string | null };
}
