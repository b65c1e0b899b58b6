/** The closing report as a tagged PDF: its figures with what they stand for in the signed text, and the same figures as an attached file. */
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { mouName } from '../../agreements/domain/mou-name.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { type DrawnPdf, drawnPdf } from '../pdf/drawn-pdf.ts';
import { CLOSING_NAME, type ClosingPaper } from './closing-paper.ts';
import { ReportPages } from './report.pages.tsx';

export interface ReportParts extends Pick<DrawnPdf, 'fonts' | 'last'> {
  paper: ClosingPaper;
  text: SignedMou;
}

export const reportPdf = ({ paper, text, fonts, last }: ReportParts): Promise<Buffer> => {
  const name = mouName(paper.report.number);
  return drawnPdf({
    ...{ fonts, last, madeAt: new Date(paper.report.madeAt) },
    title: `${name}, closing report`,
    author: paper.service,
    attached: { name: CLOSING_NAME, data: paper, description: 'This closing report as data' },
    pages: [render(h(ReportPages, { paper, text }))],
    head: [name, `Report ${paper.reportHash.slice(0, 16)}…`],
  });
};
