"use strict";

// Nothing is sent anywhere but to the service itself, and no key outlives the page.
window.ui = SwaggerUIBundle({
  url: "openapi/v1.json",
  dom_id: "#calls",
  deepLinking: true,
  validatorUrl: null,
  persistAuthorization: false,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
});
