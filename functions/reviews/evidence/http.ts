/** The routes of a review's evidence on one screen. */
import { front } from '../../shared/http/front.ts';
import { reviews } from '../capability.ts';
import { refreshEvidence } from './acts/refresh-evidence.ts';
import { lookAtEvidence, readEvidenceFile } from './pages/read-evidence.ts';

export const handler = front(reviews, 'evidence-http', { lookAtEvidence, readEvidenceFile, refreshEvidence });
