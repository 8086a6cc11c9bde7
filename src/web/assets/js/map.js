// The pannable map of the desk. An element with `data-map` becomes a map: the district is drawn from our own streets and
// buildings (`data-features`, asked for by bounding box) or from a tile style (`data-style`); on it lie the features of
// `data-geojson`: polygons are zones (or, with `role: "reach"`, how far a nuisance reaches), points are doors; lines are the ways
// of rounds and points with `role: "stop"` their numbered stops, both in their own `colour`.
// Every word comes from `data-text-*`, every colour from the tokens of the style sheet. Nothing is asked of another host.

import * as maplibre from "../vendor/maplibre-gl/6.17.0/maplibre-gl.mjs";

const vendor = new URL("../vendor/maplibre-gl/6.17.0/", import.meta.url);
maplibre.setWorkerUrl(new URL("maplibre-gl-worker.mjs", vendor).href);

const NOTHING = { type: "FeatureCollection", features: [] };
// Below this zoom a view holds more streets than one answer should.
const FEATURES_FROM_ZOOM = 13;
// Boxes that are asked for end on this grid, in degrees, so that a view seen before is answered from the browser's own store.
const GRID = 0.005;

const tokens = getComputedStyle(document.documentElement);
const colour = (name) => tokens.getPropertyValue(`--map-${name}`).trim();
const fonts = () => [tokens.getPropertyValue("--text").trim()];

/** A style that shows the district from our own data. */
function ownStyle() {
  const kind = (...words) => ["in", ["get", "kind"], ["literal", words]];
  const polygon = ["in", ["geometry-type"], ["literal", ["Polygon", "MultiPolygon"]]];
  const line = ["in", ["geometry-type"], ["literal", ["LineString", "MultiLineString"]]];
  const street = ["all", line, kind("street")];
  const round = { "line-cap": "round", "line-join": "round" };
  const width = (at12, at20) => ["interpolate", ["exponential", 2], ["zoom"], 12, at12, 20, at20];
  const layer = (id, type, filter, paint, layout = {}) => ({ id, type, source: "district", filter, paint, layout });
  return {
    version: 8,
    sources: { district: { type: "geojson", data: NOTHING } },
    layers: [
      { id: "ground", type: "background", paint: { "background-color": colour("ground") } },
      layer("green", "fill", ["all", polygon, kind("green")], { "fill-color": colour("green") }),
      layer("water", "fill", ["all", polygon, kind("water")], { "fill-color": colour("water") }),
      layer("stream", "line", ["all", line, kind("water")], { "line-color": colour("water"), "line-width": width(1, 40) }, round),
      layer("street-edge", "line", street, { "line-color": colour("street-edge"), "line-width": width(1.6, 66) }, round),
      layer("street", "line", street, { "line-color": colour("street"), "line-width": width(0.8, 60) }, round),
      layer("footway", "line", ["all", line, kind("path", "footway")], { "line-color": colour("footway"), "line-width": width(0.4, 8), "line-dasharray": [2, 1.5] }),
      layer("building", "fill", ["all", polygon, kind("building")], { "fill-color": colour("building"), "fill-outline-color": colour("building-edge") }),
      layer("tree", "circle", ["all", ["==", ["geometry-type"], "Point"], kind("tree")], { "circle-color": colour("tree"), "circle-opacity": 0.75, "circle-radius": ["interpolate", ["exponential", 2], ["zoom"], 12, 0.2, 20, 36] }),
      layer("street-name", "symbol", ["all", line, ["has", "name"]],
        { "text-color": colour("label"), "text-halo-color": colour("street"), "text-halo-width": 2 },
        { "symbol-placement": "line", "text-field": ["get", "name"], "text-size": ["interpolate", ["linear"], ["zoom"], 14, 11, 18, 14], "text-font": fonts(), "symbol-spacing": 260 }),
    ],
  };
}

/** Puts what the page is about on top of the district. */
function layOver(map, features) {
  map.addSource("shown", { type: "geojson", data: features });
  const polygon = ["in", ["geometry-type"], ["literal", ["Polygon", "MultiPolygon"]]];
  const reach = ["==", ["get", "role"], "reach"];
  const zone = ["all", polygon, ["!", reach]];
  const stop = ["==", ["get", "role"], "stop"];
  const door = ["==", ["geometry-type"], "Point"];
  const line = ["==", ["geometry-type"], "LineString"];
  const inside = ["boolean", ["get", "inside"], false];
  const belowNames = map.getLayer("street-name") && "street-name";
  map.addLayer({ id: "zone", type: "fill", source: "shown", filter: zone, paint: { "fill-color": colour("zone"), "fill-opacity": 0.45 } }, belowNames);
  map.addLayer({ id: "zone-edge", type: "line", source: "shown", filter: zone, paint: { "line-color": colour("zone-edge"), "line-width": 2.5 } });
  map.addLayer({ id: "reach", type: "line", source: "shown", filter: ["all", polygon, reach], paint: { "line-color": colour("zone-edge"), "line-width": 1.5, "line-dasharray": [3, 2] } });
  map.addLayer({ id: "way", type: "line", source: "shown", filter: line, paint: { "line-color": ["get", "colour"], "line-width": 3, "line-opacity": 0.75 }, layout: { "line-join": "round" } });
  map.addLayer({
    id: "door", type: "circle", source: "shown", filter: door,
    paint: {
      "circle-radius": ["interpolate", ["linear"], ["zoom"], 14, ["case", stop, 4, 3], 18, ["case", stop, 11, 7]],
      "circle-color": ["case", stop, ["coalesce", ["get", "colour"], colour("door")], inside, colour("door"), colour("street")],
      "circle-stroke-color": ["case", stop, colour("street"), inside, colour("street"), colour("door")],
      "circle-stroke-width": 2,
    },
  });
  map.addLayer({ id: "number", type: "symbol", source: "shown", filter: stop, minzoom: 16, paint: { "text-color": colour("street") },
    layout: { "text-field": ["get", "number"], "text-size": 12, "text-font": fonts(), "text-allow-overlap": true } });
}

/** The box around GeoJSON features, or none when they hold no position. */
export function boxAround(geojson) {
  const box = new maplibre.LngLatBounds();
  const take = (value) => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === "number") box.extend([value[0], value[1]]);
    else value.forEach(take);
  };
  const visit = (member) => {
    if (!member) return;
    (member.features ?? member.geometries ?? []).forEach(visit);
    visit(member.geometry);
    take(member.coordinates);
  };
  visit(geojson);
  return box.isEmpty() ? null : box;
}

/** Asks for the streets and buildings of what is in view, whenever the view leaves what is known. */
function followView(map, address) {
  let known = null;
  let asked = null;
  const look = async () => {
    const view = map.getBounds();
    if (map.getZoom() < FEATURES_FROM_ZOOM || (known?.contains(view.getSouthWest()) && known.contains(view.getNorthEast()))) return;
    const [west, south, east, north] = view.toArray().flat();
    const [wide, high] = [(east - west) / 2, (north - south) / 2];
    const [down, up] = [(value) => Math.floor(value / GRID) * GRID, (value) => Math.ceil(value / GRID) * GRID];
    const box = [down(west - wide), down(south - high), up(east + wide), up(north + high)];
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(`${address}?bbox=${box.map((value) => value.toFixed(6)).join(",")}`, { signal: asked.signal });
      if (!answer.ok) return;
      map.getSource("district").setData(await answer.json());
      known = new maplibre.LngLatBounds(box);
    } catch (fault) {
      // Without its background the map still shows the zone and the doors.
      if (fault.name !== "AbortError") console.warn(fault);
    }
  };
  map.on("moveend", look);
  look();
}

/** What a click on a door tells. */
function tellDoors(map, text) {
  map.on("click", "door", ({ features: [door], lngLat }) => {
    const { label, path, distance_m: distance, inside } = door.properties;
    const told = document.createElement("div");
    const name = document.createElement(path ? "a" : "strong");
    name.textContent = label ?? "";
    if (path) name.href = path;
    told.append(name);
    if (inside || distance !== undefined) {
      const where = document.createElement("p");
      const metres = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 0 }).format(distance ?? 0);
      where.textContent = inside ? text.inside : text.distance.replace("{metres}", metres);
      told.append(where);
    }
    new maplibre.Popup({ maxWidth: "18rem" }).setLngLat(lngLat).setDOMContent(told).addTo(map);
  });
  map.on("mouseenter", "door", () => { map.getCanvas().style.cursor = "pointer"; });
  map.on("mouseleave", "door", () => { map.getCanvas().style.cursor = ""; });
}

/** The words that the page gave the map: `data-text-zoom-in` is `text.zoomIn`. */
function words(element) {
  const own = Object.entries(element.dataset).filter(([name]) => name.startsWith("text"));
  return Object.fromEntries(own.map(([name, value]) => [name[4].toLowerCase() + name.slice(5), value]));
}

function addStyleSheet() {
  if (document.querySelector("link[data-map-style]")) return Promise.resolve();
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("maplibre-gl.css", vendor).href });
  link.dataset.mapStyle = "";
  const loaded = new Promise((resolve) => { link.onload = link.onerror = resolve; });
  document.head.prepend(link);
  return loaded;
}

/** Turns an element into a map. Gives the map, its words and what lies on it, or nothing when the browser cannot draw maps. */
export async function openMap(element) {
  if (element.dataset.opened !== undefined) return null;
  element.dataset.opened = "";
  const text = words(element);
  const { features, geojson, style, box, fault: faultAt } = element.dataset;
  await addStyleSheet();
  try {
    const shown = geojson ? await fetch(geojson).then((answer) => (answer.ok ? answer.json() : NOTHING)) : NOTHING;
    const given = box ? new maplibre.LngLatBounds(box.split(",").map(Number)) : null;
    const isThumb = matchMedia("(pointer: coarse)").matches;
    const bounds = boxAround(shown) ?? given;
    element.replaceChildren();
    const map = new maplibre.Map({
      container: element,
      style: style || ownStyle(),
      ...(bounds ? { bounds, fitBoundsOptions: { padding: 40, maxZoom: 18 } } : { center: [2.5, 46.6], zoom: 4.5 }),
      attributionControl: style ? { compact: true } : false,
      dragRotate: false, pitchWithRotate: false, touchPitch: false, maxPitch: 0, maxZoom: 21,
      // On a phone one finger scrolls the page and two move the map.
      cooperativeGestures: isThumb && element.dataset.zoneInput === undefined,
      locale: {
        "Marker.Title": text.faultHere,
        "Map.Title": element.dataset.label ?? "",
        "NavigationControl.ZoomIn": text.zoomIn, "NavigationControl.ZoomOut": text.zoomOut,
        "Popup.Close": text.close, "AttributionControl.ToggleAttribution": text.sources,
        "CooperativeGesturesHandler.MobileHelpText": text.twoFingers,
      },
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addControl(new maplibre.NavigationControl({ showCompass: false }));
    map.addControl(new maplibre.ScaleControl({ unit: "metric" }));
    await new Promise((resolve, reject) => {
      map.once("load", resolve);
      map.once("error", ({ error }) => { if (!map.isStyleLoaded()) reject(error); });
    });
    layOver(map, shown);
    tellDoors(map, text);
    if (faultAt) new maplibre.Marker({ color: tokens.getPropertyValue("--brick").trim() }).setLngLat(faultAt.split(",").map(Number)).addTo(map);
    if (!style && features) followView(map, features);
    element.dataset.ready = "";
    return { map, text, shown };
  } catch (fault) {
    console.warn(fault);
    const told = document.createElement("p");
    told.className = "map-fault";
    told.textContent = text.fault ?? "";
    element.replaceChildren(told);
    return null;
  }
}

/** The maps of the page, once they are there. */
export const opened = [...document.querySelectorAll("[data-map]:not([data-zone-input])")].map(openMap);
