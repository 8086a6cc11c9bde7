// Drawing a works zone. The map with `data-zone-input="id"` writes what is drawn into that textarea as GeoJSON, and shows what
// is pasted there; `data-zone-file="id"` names the file field whose file is read into it. Without this script the textarea
// and the file field do the same job: the server alone judges a zone.

import { boxAround, openMap } from "./map.js";
import { TerraDraw, TerraDrawPolygonMode, TerraDrawSelectMode } from "../vendor/terra-draw/1.35.0/terra-draw.js";
import { TerraDrawMapLibreGLAdapter } from "../vendor/terra-draw-maplibre-gl-adapter/1.4.1/terra-draw-maplibre-gl-adapter.js";

// More corners than this nobody moves by hand: such a zone is shown, not edited.
const EDITABLE_CORNERS = 300;
const READ_FILES_UP_TO_BYTES = 2_000_000;
const METRES_A_DEGREE = 111_320;

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const shortened = ([lon, lat]) => [Number(lon.toFixed(7)), Number(lat.toFixed(7))];

/** The polygons of any GeoJSON, as lists of rings; an error when there are none. */
function polygonsOf(geojson) {
  const found = [];
  const visit = (member) => {
    if (member?.type === "FeatureCollection") member.features.forEach(visit);
    else if (member?.type === "GeometryCollection") member.geometries.forEach(visit);
    else if (member?.type === "Feature") visit(member.geometry);
    else if (member?.type === "Polygon") found.push(member.coordinates);
    else if (member?.type === "MultiPolygon") found.push(...member.coordinates);
  };
  visit(geojson);
  const inDegrees = ([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  if (found.length === 0 || !found.every((rings) => rings.every((ring) => ring.length > 3 && ring.every(inDegrees)))) {
    throw new TypeError("no polygon in degrees");
  }
  return found;
}

/** Square metres, well enough to tell a street from a town; the server measures exactly. */
function area([outer, ...holes]) {
  const wide = METRES_A_DEGREE * Math.cos((outer[0][1] * Math.PI) / 180);
  const twice = (ring) => Math.abs(ring.slice(1).reduce((sum, [lon, lat], index) => sum + ring[index][0] * lat - lon * ring[index][1], 0));
  return ((twice(outer) - holes.reduce((sum, hole) => sum + twice(hole), 0)) / 2) * wide * METRES_A_DEGREE;
}

function asGeojson(polygons) {
  const rounded = polygons.map((rings) => rings.map((ring) => ring.map(shortened)));
  return rounded.length === 1 ? { type: "Polygon", coordinates: rounded[0] } : { type: "MultiPolygon", coordinates: rounded };
}

/** The drawing on a map, by Terra Draw. */
function drawingOn(map) {
  const zone = token("--map-zone");
  const edge = token("--map-zone-edge");
  const handle = token("--enamel");
  return new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 9, renderBelowLayerId: map.getLayer("street-name") && "street-name" }),
    modes: [
      new TerraDrawPolygonMode({
        pointerDistance: 24,
        styles: { fillColor: zone, fillOpacity: 0.45, outlineColor: edge, outlineWidth: 3, closingPointColor: handle, closingPointWidth: 7, closingPointOutlineColor: "#ffffff", closingPointOutlineWidth: 2 },
      }),
      new TerraDrawSelectMode({
        pointerDistance: 24,
        flags: { polygon: { feature: { draggable: true, coordinates: { draggable: true, deletable: true, midpoints: { draggable: true } } } } },
        styles: {
          selectedPolygonColor: zone, selectedPolygonFillOpacity: 0.55, selectedPolygonOutlineColor: edge, selectedPolygonOutlineWidth: 3,
          selectionPointColor: handle, selectionPointWidth: 8, selectionPointOutlineColor: "#ffffff", selectionPointOutlineWidth: 2,
          midPointColor: "#ffffff", midPointWidth: 5, midPointOutlineColor: handle, midPointOutlineWidth: 2,
        },
      }),
    ],
  });
}

async function drawZone(element) {
  const opened = await openMap(element);
  const input = document.getElementById(element.dataset.zoneInput);
  if (!opened || !input) return;
  const { map, text } = opened;
  const drawing = drawingOn(map);
  drawing.start();

  const tools = Object.assign(document.createElement("div"), { className: "map-tools" });
  tools.setAttribute("role", "group");
  tools.setAttribute("aria-label", text.tools);
  const said = Object.assign(document.createElement("p"), { className: "map-said" });
  said.setAttribute("role", "status");
  element.before(tools);
  element.after(said);
  const tool = (label, act) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet small", textContent: label });
    button.addEventListener("click", act);
    tools.append(button);
    return button;
  };

  // What the textarea held before each change, for the undo.
  const before = [];
  let written = input.value;
  let selected = null;

  const drawn = () => drawing.getSnapshot().filter(({ geometry, properties }) => geometry.type === "Polygon" && properties.mode === "polygon" && !properties.currentlyDrawing);
  const tell = (sentence) => { said.textContent = sentence; };
  const tellArea = (polygons) => {
    const metres = polygons.reduce((sum, rings) => sum + area(rings), 0);
    const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 0 });
    tell(text.drawn.replace("{area}", number.format(metres)));
  };
  const remember = () => {
    if (before.at(-1) !== written) before.push(written);
    undo.disabled = before.length === 0;
  };
  /** Puts what is drawn into the textarea. */
  const write = () => {
    const polygons = drawn().map(({ geometry }) => geometry.coordinates);
    remember();
    written = polygons.length === 0 ? "" : JSON.stringify(asGeojson(polygons));
    input.value = written;
    if (polygons.length === 0) tell(text.empty);
    else tellArea(polygons);
  };
  const setMode = (mode) => {
    drawing.setMode(mode);
    draw.setAttribute("aria-pressed", mode === "polygon");
    change.setAttribute("aria-pressed", mode === "select");
  };
  /** Shows what stands in the textarea; what cannot be edited lies still. */
  const show = () => {
    drawing.clear();
    selected = null;
    map.getSource("shown").setData({ type: "FeatureCollection", features: [] });
    if (input.value.trim() === "") return tell(text.empty);
    let polygons;
    try {
      polygons = polygonsOf(JSON.parse(input.value));
    } catch {
      return tell(text.unread);
    }
    const geometry = asGeojson(polygons);
    const corners = polygons.flat().reduce((sum, ring) => sum + ring.length, 0);
    const editable = corners <= EDITABLE_CORNERS && polygons.every((rings) => rings.length === 1);
    const features = polygons.map((rings) => ({ type: "Feature", properties: { mode: "polygon" }, geometry: { type: "Polygon", coordinates: rings.map((ring) => ring.map(shortened)) } }));
    const taken = editable && drawing.addFeatures(features).every(({ valid }) => valid);
    if (!taken) {
      drawing.clear();
      map.getSource("shown").setData({ type: "Feature", properties: {}, geometry });
    }
    const box = boxAround(geometry);
    if (box && !element.dataset.fault) map.fitBounds(box, { padding: 60, maxZoom: 18, animate: false });
    tellArea(polygons);
    if (!taken) said.append(` ${text.still}`);
    setMode("select");
  };

  const draw = tool(text.draw, () => { setMode("polygon"); tell(text.drawHelp); map.getCanvas().focus(); });
  const change = tool(text.change, () => {
    setMode("select");
    const [only, ...others] = drawn();
    if (only && others.length === 0) drawing.selectFeature(only.id);
    tell(text.changeHelp);
  });
  const undo = tool(text.undo, () => {
    written = before.pop() ?? "";
    input.value = written;
    undo.disabled = before.length === 0;
    show();
  });
  undo.disabled = true;
  tool(text.remove, () => {
    setMode("select");
    const id = selected ?? drawn().at(-1)?.id;
    if (id !== undefined) drawing.removeFeatures([id]);
    else map.getSource("shown").setData({ type: "FeatureCollection", features: [] });
    selected = null;
    write();
  });

  drawing.on("finish", (id, { action }) => {
    // A new corner is told first where it is put in, then where it was dragged: one change for whoever draws.
    if (action === "insertMidpoint") return;
    write();
    if (action === "draw") {
      setMode("select");
      drawing.selectFeature(id);
    }
  });
  drawing.on("select", (id) => { selected = id; });
  drawing.on("deselect", () => { selected = null; });
  // The Delete key takes a selected part away without telling that anything is finished.
  drawing.on("change", (ids, kind) => { if (kind === "delete" && drawing.getMode() === "select" && ids.includes(selected)) setTimeout(write); });
  input.addEventListener("change", () => { if (input.value !== written) { remember(); written = input.value; show(); } });
  input.addEventListener("paste", () => setTimeout(() => input.dispatchEvent(new Event("change"))));

  const file = document.getElementById(element.dataset.zoneFile ?? "");
  file?.addEventListener("change", async () => {
    const [given] = file.files;
    if (!given) return;
    // Only GeoJSON is read here; what else there is, the server reads.
    const start = given.size > READ_FILES_UP_TO_BYTES ? "" : await given.slice(0, 100).text();
    if (!/^[\s\ufeff]*[{[]/.test(start)) return tell(text.sent);
    input.value = await given.text();
    // The text now holds the file, and what is drawn next must not be overruled by it.
    file.value = "";
    input.dispatchEvent(new Event("change"));
  });

  if (input.value.trim() === "") { setMode("polygon"); tell(text.drawHelp); } else { show(); }
  element.dataset.drawing = "";
}

for (const element of document.querySelectorAll("[data-map][data-zone-input]")) drawZone(element);
