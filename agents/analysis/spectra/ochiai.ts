/**
 * Suspiciousness by Ochiai: the share of failing tests among what ran a place, weighed by the share of all failing tests that ran it;
 * 0 where no failing test came by, 1 where all failing tests did and no passing one.
 * Abreu, Zoeteweij, van Gemund: On the Accuracy of Spectrum-based Fault Localization, TAIC PART 2007.
 *
 * @param failing failing tests that ran the place
 * @param passing passing tests that ran it
 * @param allFailing all failing tests
 */
export function ochiai(failing: number, passing: number, allFailing: number): number {
  return failing === 0 ? 0 : failing / Math.sqrt(allFailing * (failing + passing))
}
