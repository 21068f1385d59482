package io.labelops.access;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  private static final String BEARER = "bearer";
  private static final String PROBLEM = "Problem";

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(ActingPerson.class);
  }

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("labelops")
                .version("v1")
                .description(
                    "Labeling operations from intake to release. Get a token with POST"
                        + " /api/v1/tokens and send it as bearer token. Problems are RFC 9457"
                        + " documents with a stable type.")
                .license(new License().name("Apache-2.0")))
        .components(
            new Components()
                .addSecuritySchemes(
                    BEARER, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")))
        .addSecurityItem(new SecurityRequirement().addList(BEARER));
  }

  /** Every operation may be answered with a problem instead. */
  @Bean
  OpenApiCustomizer problemResponses() {
    return api -> {
      api.getComponents()
          .addSchemas(
              PROBLEM,
              new ObjectSchema()
                  .description("What went wrong, where, and how to mend it (RFC 9457)")
                  .addProperty(
                      "type", new StringSchema().description("stable, per kind of problem"))
                  .addProperty("title", new StringSchema())
                  .addProperty("status", new IntegerSchema())
                  .addProperty("detail", new StringSchema())
                  .addProperty("instance", new StringSchema()));
      api.getPaths().values().stream()
          .flatMap(path -> path.readOperations().stream())
          .forEach(operation -> operation.getResponses().setDefault(problem()));
    };
  }

  private static ApiResponse problem() {
    var schema = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
    return new ApiResponse()
        .description("A problem")
        .content(
            new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
  }
}
