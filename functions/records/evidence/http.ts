/** The route of the sealed evidence: what seals has a Lambda of its own. */
import { front } from '../../shared/http/front.ts';
import { records } from '../capability.ts';
import { readEvidencePdf } from './read-evidence-pdf.ts';

export const handler = front(records, 'records-evidence', { readEvidencePdf });
