/** The FSRS memory state in our own words; ts-fsrs's field names stay inside this folder. */
export interface Memory {
  /** Days until retrievability falls to 90%. */
  readonly stability: number
  /** How recall falls off with time: the last weight of FSRS. A stability means something only with it. */
  readonly decay: number
  /** 1 … 10. */
  readonly difficulty: number
  readonly phase: 'new' | 'learning' | 'review' | 'relearning'
  /** Learning steps taken. */
  readonly step: number
  readonly reviewedAt: number
  readonly dueAt: number
  readonly reviews: number
  readonly lapses: number
}
