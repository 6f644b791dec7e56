import { counted } from './counted'

/** Whole đồng. */
export const money = counted
