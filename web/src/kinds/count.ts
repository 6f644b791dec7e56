import { counted } from './counted'

/** How often something was done. */
export const count = counted
