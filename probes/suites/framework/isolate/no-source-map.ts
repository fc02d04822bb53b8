/** Takes the place of the runner's stack parser: lines of tests are found when the suite is prepared. */
export function parseSingleStack(): null {
  return null
}
