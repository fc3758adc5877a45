"""Recipes that rebuild the weights that the package ships. Needs the extra `train`."""
