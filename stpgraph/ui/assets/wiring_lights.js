/* What is lit in the wiring diagram, handed on to it within the page: the diagram itself need not be sent again. */
const place = Symbol.for("stpgraph.wiring");

export default function ({ data }) {
  const shared = (globalThis[place] ??= { lights: undefined, takers: new Set() });
  shared.lights = data;
  for (const take of shared.takers) take(data);
  return () => {
    if (shared.lights === data) shared.lights = undefined;
  };
}
