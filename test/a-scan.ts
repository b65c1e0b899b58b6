/** For tests: a PDF of one page as a scanner makes it, with or without what a card adds when it signs. */
export const aScan = ({ signed = false, pages = 'one page', size = 0 } = {}): Buffer => {
  const signature = signed
    ? '\n4 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /ByteRange [0 10 20 30] /Contents <00> >>\nendobj'
    : '';
  return Buffer.from(
    [
      '%PDF-1.7',
      '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj',
      '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj',
      `3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Note (${pages}) >>\nendobj${signature}`,
      ' '.repeat(size),
      'trailer\n<< /Root 1 0 R /Size 5 >>',
      'startxref\n0\n%%EOF\n',
    ].join('\n'),
    'latin1',
  );
};
