/** The pages of disputes on one screen. */
import { front } from '../shared/front.ts';

export const handler = front([]);
