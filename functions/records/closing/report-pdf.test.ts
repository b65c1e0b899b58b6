/** The sealed closing report says what it counts, with the words of the signed text, and nothing that a law could remove. */
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { signedMou } from '../../agreements/domain/signed-mou.ts';
import { mouOf, short } from '../../agreements/testing/an-mou.ts';
import { REPORT_FORMAT } from '../../closing/domain/report.rules.ts';
import { hashOf, sha256 } from '../../shared/canonical.ts';
import { testFonts } from '../pdf/a-typeface.ts';
import type { ClosingPaper } from './closing-paper.ts';
import { ReportPages } from './report.pages.tsx';
import { reportPdf } from './report-pdf.ts';

const text = signedMou({
  ...mouOf(short),
  closingDuties: [{ key: 'data', owner: { party: 'transport', office: 'head' }, does: 'Deletes its copy.', days: 20 }],
  survivingObligations: [{ key: 'secrecy', what: 'Silence.' }],
});
const report: ClosingPaper['report'] = {
  format: REPORT_FORMAT,
  ...{ agreement: 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ', number: text.number, version: 1, documentHash: 'd'.repeat(64) },
  ...{ since: '2026-11-24', endedAt: '2028-05-24T21:00:00.000Z', until: '2028-06-13T21:00:00.000Z' },
  madeAt: '2028-06-13T21:00:00.000Z',
  kpis: [{ kpi: text.kpis[0]?.key ?? '', period: '2028-04', status: 'on track' }],
  commitments: [{ party: 'transport', key: '3-1-1', is: 'kept late' }],
  disputes: [{ number: 3, is: 'decided', at: '2027-03-02T15:00:00.000Z' }],
  named: { commitments: 1, disputes: 1 },
  duties: [
    { key: '0-data', party: 'transport', dueAt: '2028-06-13T21:00:00.000Z', is: 'accepted', late: true },
    { key: '0-1', party: 'transport', dueAt: '2028-06-13T21:00:00.000Z', is: 'undone' },
  ],
  unowned: [{ key: '0-minutes', party: 'health' }],
  ...{ survivors: ['secrecy'], counted: {} },
};
const paper: ClosingPaper = {
  ...{ format: 'concord-sealed-report@1', service: 'https://concord.example', report, reportHash: hashOf(report) },
  seal: { kid: 'key-1', certificateHash: 'c'.repeat(64), timestampAuthority: null },
};
const pages = render(h(ReportPages, { paper, text }))
  .replaceAll(/<[^>]+>/g, ' ')
  .replaceAll(/\s+/g, ' ');

describe('A sealed closing report', () => {
  it('says what was achieved, done and left undone, and what still binds', () => {
    for (const says of [
      /Deletes its copy\. .* Done and accepted; it came late/,
      /Duty 1, agreed upon before the end .* Left undone/,
      /Duty minutes, .* Nobody owed it: the agency whose duty it was had left/,
      /Agreed in dispute 3 .* Kept, late/,
      /Dispute 3 Decided/,
      /1 dispute and 1 commitment/,
      /Silence\./,
    ])
      expect(pages).toMatch(says);
  });

  it('is drawn with the same bytes each time', async () => {
    const fonts = await testFonts();
    const [one, other] = await Promise.all([reportPdf({ paper, text, fonts }), reportPdf({ paper, text, fonts })]);
    expect(sha256(one)).toBe(sha256(other));
    expect(one.subarray(0, 5).toString()).toBe('%PDF-');
  });
});
