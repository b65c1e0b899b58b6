/** The acts on disputes on one screen. */
import { front } from '../shared/front.ts';

export const handler = front([]);
