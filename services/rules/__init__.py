"""Rules of the law and of the province: data in the catalogue, judged by a few evaluators."""
