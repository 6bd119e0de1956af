// Nothing of its own: gives link-check libraries and the precompiled header a source.
