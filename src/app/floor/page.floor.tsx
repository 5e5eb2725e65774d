/** The floor of the bench: an empty page inside the same build (a route only there, see next.config.ts). */
export default function FloorPage() {
  return <main />
}
