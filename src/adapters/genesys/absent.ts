/** Stands in for what the Genesys SDK requires on Node only; nothing in the browser calls it. */
export default {}
