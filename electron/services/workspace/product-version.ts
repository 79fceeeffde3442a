/** Same as in package.json (a test compares them), which is not part of the bundles. */
export const PRODUCT_VERSION = '0.1.0'
